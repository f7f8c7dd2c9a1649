import { Injectable } from '@nestjs/common';
import { Gigs, InfluencerProfiles, type Gig } from '@noillin/catalog';
import { SearchIndex } from '@noillin/search';
import { BuildDocuments } from './build-documents';
import { OneAtATime } from './one-at-a-time';

/**
 * Brings the engine's documents of an influencer or a gig in line with the database. It always writes the present state,
 * so events may come twice, late or out of order. Changes of one influencer run one at a time: what was read first is
 * written first.
 */
@Injectable()
export class SyncSearch {
  private readonly queue = new OneAtATime();

  constructor(
    private readonly profiles: InfluencerProfiles,
    private readonly gigs: Gigs,
    private readonly build: BuildDocuments,
    private readonly index: SearchIndex,
  ) {}

  /** The influencers' own documents and those of all their gigs. */
  async influencers(influencerIds: readonly string[]): Promise<void> {
    for (const id of influencerIds) await this.queue.run(id, () => this.syncInfluencer(id));
  }

  private async syncInfluencer(id: string): Promise<void> {
    const profiles = await this.profiles.findManyByIds([id]);
    await this.index.put('influencers', await this.build.influencers(profiles));
    if (profiles.length === 0) await this.index.remove('influencers', [id]);
    await this.syncGigs(await this.gigs.findManyByMembers([id]));
  }

  private async syncGigs(gigs: readonly Gig[]): Promise<void> {
    const documents = await this.build.gigsOnSale(gigs);
    const onSale = new Set(documents.map(({ id }) => id));
    await this.index.put('gigs', documents);
    await this.index.remove(
      'gigs',
      gigs.map(({ id }) => id).filter((id) => !onSale.has(id)),
    );
  }
}
