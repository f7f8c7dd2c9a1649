import { MongooseModule } from '@nestjs/mongoose';
import { Test, type TestingModule } from '@nestjs/testing';
import { ConfigModule } from '@noillin/config';
import { ObservabilityConfig, ObservabilityModule } from '@noillin/observability';
import { defineSchema, type Stored } from './base-schema';
import { MongoConfig } from './mongo.config';
import { MongoModule } from './mongo.module';

export interface Thing extends Stored {
  name: string;
  count: number;
}
const ThingSchema = defineSchema<Thing>(
  { name: { type: String, required: true }, count: { type: Number, default: 0 } },
  { collection: 'things' },
);
// One thing per name.
ThingSchema.index({ name: 1 }, { unique: true });

const imports = [
  ConfigModule.forRoot([MongoConfig, ObservabilityConfig]),
  ObservabilityModule.forRoot('mongo-test'),
  MongoModule,
  MongooseModule.forFeature([{ name: 'Thing', schema: ThingSchema }]),
];

/** A service that stores things, on the test database unless another is given. */
export const startThings = async (uri?: string): Promise<TestingModule> => {
  const builder = Test.createTestingModule({
    imports,
  });
  if (uri)
    builder.overrideProvider(MongoConfig).useValue(Object.assign(new MongoConfig(), { MONGO_URI: uri }));
  const module = await builder.setLogger(false as never).compile();
  return module.init();
};
