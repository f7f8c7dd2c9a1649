import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Leases } from '@noillin/mongo';
import { INDEX_NAMES, SearchIndex } from '@noillin/search';
import { newId } from '@noillin/utils';
import { Periodic } from '../timers/periodic';
import { ReindexSearch } from './reindex-search';

const LOOK_EVERY_MS = 15_000;
const LEASE_MS = 120_000;
const LEASE_NAME = 'search-upkeep';

/** Makes the indexes where they are missing - on the first start, or when the engine lost its data - and fills them. */
@Injectable()
export class SearchUpkeep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly holder = newId();
  private readonly timer = new Periodic('search upkeep', LOOK_EVERY_MS, () => this.look());
  private settled = false;

  constructor(
    private readonly index: SearchIndex,
    private readonly reindex: ReindexSearch,
    private readonly leases: Leases,
  ) {}

  onApplicationBootstrap(): void {
    this.timer.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.timer.stop();
    await this.leases.release(LEASE_NAME, this.holder);
  }

  private async look(): Promise<boolean> {
    if (!(await this.leases.hold(LEASE_NAME, this.holder, LEASE_MS))) return false;
    const present = await Promise.all(INDEX_NAMES.map((name) => this.index.exists(name)));
    if (!present.every(Boolean)) await this.reindex.run();
    else if (!this.settled) await Promise.all(INDEX_NAMES.map((name) => this.index.applySettings(name)));
    this.settled = true;
    return false;
  }
}
