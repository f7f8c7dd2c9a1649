// Integration tests drop collections: refuse any database whose name does not say it is for tests.
const uri = process.env.MONGO_URI;
if (!uri) throw new Error('MONGO_URI is not set: run integration tests through `npm test`');
if (!/_test$/.test(new URL(uri).pathname))
  throw new Error('MONGO_URI must name a database that ends with _test');
