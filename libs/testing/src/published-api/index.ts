export { breakingChanges } from './breaking-changes';
export { surfaceOf, type OpenApiDocument, type Surface } from './surface';
