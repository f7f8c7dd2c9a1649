export * from './is-currency';
export * from './money.dto';
