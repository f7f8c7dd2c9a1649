export * from './audited-as.decorator';
