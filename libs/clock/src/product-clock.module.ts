import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { ClockModule } from '@noillin/config';
import { ClockOffsetSchema } from './clock-offset.schema';
import { ProductClock } from './product-clock';

/** The clock of a service that follows the product's time. Needs ClockConfig among the service's slices. */
@Global()
@Module({
  imports: [ClockModule, MongooseModule.forFeature([{ name: 'ClockOffset', schema: ClockOffsetSchema }])],
  providers: [ProductClock],
  exports: [ProductClock],
})
export class ProductClockModule {}
