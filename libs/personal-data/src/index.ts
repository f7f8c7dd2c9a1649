export * from './export/data-export.schema';
export * from './export/data-exports.repository';
export * from './export/export-file';
export * from './export/gather-export';
export * from './export/request-export';
export * from './holdings/registry';
export * from './personal-data.module';
