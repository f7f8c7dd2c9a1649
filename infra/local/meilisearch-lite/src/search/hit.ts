import type { JsonObject } from '../documents/json';
import { pickAttributes } from '../documents/pick';
import type { SearchIndex } from '../search-index';
import type { UnitMatch } from '../text/unit-match';
import { formatDocument, readCrop } from './format';
import { matchPositions, type MatchPosition } from './match-positions';
import type { SearchRequest } from './request';
import { rankingScore } from './score';

export type Hit = Record<string, unknown> & {
  _formatted?: JsonObject;
  _matchesPosition?: Record<string, MatchPosition[]>;
  _rankingScore?: number;
};

/** One search result: the attributes asked for among the displayed ones, and the extras asked for. */
export function makeHit(
  doc: number,
  index: SearchIndex,
  request: SearchRequest,
  units: readonly UnitMatch[],
): Hit {
  const displayed = pickAttributes(index.documents.at(doc), index.settings.displayedAttributes);
  const hit: Hit = { ...pickAttributes(displayed, request.attributesToRetrieve) };
  const emphasised = [...request.attributesToHighlight, ...croppedPatterns(request)];
  if (emphasised.length > 0) {
    const shown = pickAttributes(displayed, [...request.attributesToRetrieve, ...emphasised]);
    hit._formatted = formatDocument(shown, request, units);
  }
  if (request.showMatchesPosition) hit._matchesPosition = matchPositions(displayed, units);
  if (request.showRankingScore) hit._rankingScore = rankingScore(doc, units, index);
  return hit;
}

const croppedPatterns = (request: SearchRequest) =>
  request.attributesToCrop.map((entry) => readCrop(entry, request.cropLength).pattern);
