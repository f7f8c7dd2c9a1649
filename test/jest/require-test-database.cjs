// Integration tests drop collections: refuse any database whose name does not say it is for tests, and give every
// worker its own, so that test files that run side by side do not see each other's rows.
const uri = process.env.MONGO_URI;
if (!uri) throw new Error('MONGO_URI is not set: run integration tests through `npm test`');
const url = new URL(uri);
if (!/_test$/.test(url.pathname)) throw new Error('MONGO_URI must name a database that ends with _test');
url.pathname = url.pathname.replace(/_test$/, `_${process.env.JEST_WORKER_ID ?? '1'}_test`);
process.env.MONGO_URI = url.href;
