import { developmentDefault } from '@noillin/config';
import { IsInt, Matches, Max, Min } from 'class-validator';

export class MongoConfig {
  /** Connection string with a database name. The server must be a replica set member: transactions need one. */
  @Matches(/^mongodb(\+srv)?:\/\/[^/]+\/[^?]+/, { message: 'must be a mongodb:// URL that names a database' })
  MONGO_URI = developmentDefault('mongodb://127.0.0.1:27017/noillin_dev?replicaSet=rs0') as string;
  /** Most connections held to the database. */
  @IsInt() @Min(1) @Max(500) MONGO_POOL_SIZE = 20;
}
