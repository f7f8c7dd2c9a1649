/** An OpenAPI document, as far as the client is made of it. */
export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { examples?: unknown };
}

export interface Operation {
  operationId: string;
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, unknown>;
}

const isRefusal = (status: string): boolean => status >= '400';

/** The document without examples, and without refusals: those are thrown as ProblemError, the same for every route. */
export const withoutRefusals = (document: Document): Document => {
  const copy = structuredClone(document);
  delete copy.components.examples;
  for (const operation of Object.values(copy.paths).flatMap((item) => Object.values(item)))
    for (const status of Object.keys(operation.responses))
      if (isRefusal(status)) delete operation.responses[status];
  return copy;
};
