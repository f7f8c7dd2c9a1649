import { Injectable } from '@nestjs/common';
import { HOLDINGS } from '../holdings/registry';
import type { DataExport } from './data-export.schema';
import { DataExports } from './data-exports.repository';

/** Names the shape of the file, for programs that read it. */
export const EXPORT_FORMAT = 'noillin-data-export/1';

const NOT_INCLUDED = Object.fromEntries(
  HOLDINGS.flatMap(({ collection, notExported }) =>
    notExported === undefined ? [] : [[collection, notExported]],
  ),
);

/** Writes an export as one JSON document, however large, without ever having the whole of it in memory. */
@Injectable()
export class ExportFile {
  constructor(private readonly exports: DataExports) {}

  async *write({ id, userId, readyAt, build }: DataExport): AsyncGenerator<string> {
    const about = { format: EXPORT_FORMAT, id, userId, gatheredAt: readyAt, notIncluded: NOT_INCLUDED };
    yield `${JSON.stringify(about).slice(0, -1)},"collections":{`;
    let open: string | null = null;
    for await (const { from, json } of this.exports.partsOf(build ?? '')) {
      if (from === open) yield ',';
      else yield `${open === null ? '' : '],'}${JSON.stringify(from)}:[`;
      open = from;
      yield json;
    }
    yield open === null ? '}}' : ']}}';
  }
}
