import { Injectable, Logger } from '@nestjs/common';
import { Gigs, InfluencerProfiles } from '@noillin/catalog';
import { INDEX_NAMES, SearchIndex, type IndexName } from '@noillin/search';
import { Clock, newId } from '@noillin/utils';
import { BuildDocuments } from './build-documents';
import { SyncSearch } from './sync-search';

const BATCH = 200;

interface Identified {
  id: string;
  updatedAt: Date;
}

/**
 * Builds both indexes anew beside the ones that are searched and puts them in their place in one step. What changed
 * while it ran is brought over afterwards: searches never see a half-filled index, and no change is lost.
 */
@Injectable()
export class ReindexSearch {
  private readonly logger = new Logger(ReindexSearch.name);

  constructor(
    private readonly gigs: Gigs,
    private readonly profiles: InfluencerProfiles,
    private readonly build: BuildDocuments,
    private readonly index: SearchIndex,
    private readonly sync: SyncSearch,
    private readonly clock: Clock,
  ) {}

  /** Answers how many documents each index holds now. */
  async run(): Promise<Record<IndexName, number>> {
    const startedAt = this.clock.date();
    const changed = new Set<string>();
    const counts = { influencers: 0, gigs: 0 };
    for (const name of INDEX_NAMES) counts[name] = await this.rebuild(name);
    await this.collectChanges(startedAt, changed);
    await this.sync.influencers([...changed]);
    this.logger.log(counts, 'search index rebuilt');
    return counts;
  }

  private async rebuild(name: IndexName): Promise<number> {
    const temporary = `${name}_${newId()}`;
    await this.index.create(temporary, name);
    try {
      const count = name === 'gigs' ? await this.fillGigs(temporary) : await this.fillInfluencers(temporary);
      await this.index.replace(name, temporary);
      return count;
    } catch (error) {
      await this.index
        .drop(temporary)
        .catch((dropping: unknown) => this.logger.warn({ err: dropping }, `${temporary} is left behind`));
      throw error;
    }
  }

  private async fillInfluencers(index: string): Promise<number> {
    let count = 0;
    for await (const batch of batches((after) => this.profiles.findNext(after, BATCH))) {
      const documents = await this.build.influencers(batch);
      await this.index.put(index, documents);
      count += documents.length;
    }
    return count;
  }

  private async fillGigs(index: string): Promise<number> {
    let count = 0;
    for await (const batch of batches((after) => this.gigs.findNext(after, BATCH))) {
      const documents = await this.build.gigsOnSale(batch);
      await this.index.put(index, documents);
      count += documents.length;
    }
    return count;
  }

  /** Influencers who changed, or whose gigs did, since the rebuild began. */
  private async collectChanges(since: Date, changed: Set<string>): Promise<void> {
    for await (const batch of batches((after) => this.profiles.findNext(after, BATCH))) {
      batch.filter((profile) => profile.updatedAt >= since).forEach(({ id }) => changed.add(id));
    }
    for await (const batch of batches((after) => this.gigs.findNext(after, BATCH))) {
      batch
        .filter((gig) => gig.updatedAt >= since)
        .forEach(({ members }) => members.forEach(({ influencerId }) => changed.add(influencerId)));
    }
  }
}

/** Goes through everything in batches, by id. */
async function* batches<Item extends Identified>(
  next: (afterId: string | null) => Promise<Item[]>,
): AsyncGenerator<Item[]> {
  for (let batch = await next(null); batch.length > 0; batch = await next(batch.at(-1)?.id ?? null))
    yield batch;
}
