import { Injectable } from '@nestjs/common';
import type { EnqueuedTaskPromise, Meilisearch, RecordAny } from 'meilisearch';
import { INDEXES, type IndexName } from '../indexes';
import { isEngineRefusal, SearchClient } from '../search-client';

const TASK_TIMEOUT_MS = 60_000;

/** Waits until the engine has done what it accepted; a task that failed is an error of ours. */
const done = async (task: EnqueuedTaskPromise): Promise<void> => {
  const { status, error } = await task.waitTask({ timeout: TASK_TIMEOUT_MS, interval: 20 });
  if (status !== 'succeeded')
    throw new Error(`search task ${status}: ${error?.message ?? 'no reason given'}`);
};

/** Writes to the indexes of the engine. Resolves when the change can be searched. */
@Injectable()
export class SearchIndex {
  constructor(private readonly client: SearchClient) {}

  async put(index: string, documents: RecordAny[]): Promise<void> {
    if (documents.length === 0) return;
    await this.client.run((engine) =>
      done(engine.index(index).addDocuments(documents, { primaryKey: 'id' })),
    );
  }

  async remove(index: string, ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.client.run((engine) => done(engine.index(index).deleteDocuments(ids)));
  }

  async exists(index: string): Promise<boolean> {
    return this.client.run(async (engine) => {
      try {
        await engine.getRawIndex(index);
        return true;
      } catch (error) {
        if (isEngineRefusal(error, 'index_not_found')) return false;
        throw error;
      }
    });
  }

  /** Makes an empty index with the settings of `name`. */
  async create(index: string, name: IndexName): Promise<void> {
    await this.client.run(async (engine) => {
      await done(engine.createIndex(index, { primaryKey: 'id' }));
      await done(engine.index(index).updateSettings(INDEXES[name]));
    });
  }

  /** Brings the settings of an existing index up to date; the engine does nothing where nothing changed. */
  async applySettings(name: IndexName): Promise<void> {
    await this.client.run((engine) => done(engine.index(name).updateSettings(INDEXES[name])));
  }

  /** Puts the finished index in the place of the one that is searched, in one step, and drops the old one. */
  async replace(name: IndexName, finished: string): Promise<void> {
    await this.client.run(async (engine: Meilisearch) => {
      if (!(await this.exists(name))) await done(engine.createIndex(name, { primaryKey: 'id' }));
      await done(engine.swapIndexes([{ indexes: [name, finished], rename: false }]));
      await done(engine.deleteIndex(finished));
    });
  }

  async drop(index: string): Promise<void> {
    await this.client.run((engine) => done(engine.deleteIndex(index)));
  }
}
