import { Injectable } from '@nestjs/common';
import { Gigs, InfluencerProfiles } from '@noillin/catalog';
import { SearchIndex } from '@noillin/search';
import { BuildDocuments } from './build-documents';
import { GatheredRuns } from './gathered-runs';

/**
 * Brings the engine's documents of influencers and their gigs in line with the database. It always writes the present
 * state, so events may come twice, late or out of order.
 */
@Injectable()
export class SyncSearch {
  private readonly runs = new GatheredRuns((influencerIds) => this.sync(influencerIds));

  constructor(
    private readonly profiles: InfluencerProfiles,
    private readonly gigs: Gigs,
    private readonly build: BuildDocuments,
    private readonly index: SearchIndex,
  ) {}

  /** The influencers' own documents and those of all their gigs. */
  influencers(influencerIds: readonly string[]): Promise<void> {
    return this.runs.run(influencerIds);
  }

  private async sync(influencerIds: string[]): Promise<void> {
    await this.syncProfiles(influencerIds);
    await this.syncGigs(influencerIds);
  }

  private async syncProfiles(influencerIds: string[]): Promise<void> {
    const documents = await this.build.influencers(await this.profiles.findManyByIds(influencerIds));
    const present = new Set(documents.map(({ id }) => id));
    await this.index.put('influencers', documents);
    await this.index.remove(
      'influencers',
      influencerIds.filter((id) => !present.has(id)),
    );
  }

  private async syncGigs(influencerIds: string[]): Promise<void> {
    const gigs = await this.gigs.findManyByMembers(influencerIds);
    const documents = await this.build.gigsOnSale(gigs);
    const onSale = new Set(documents.map(({ id }) => id));
    await this.index.put('gigs', documents);
    await this.index.remove(
      'gigs',
      gigs.map(({ id }) => id).filter((id) => !onSale.has(id)),
    );
  }
}
