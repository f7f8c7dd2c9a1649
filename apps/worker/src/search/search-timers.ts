import { Injectable } from '@nestjs/common';
import { Timers } from '../timers';
import { SearchUpkeep } from './search-upkeep';

const LOOK_EVERY_MS = 15_000;

@Injectable()
export class SearchTimers {
  constructor(timers: Timers, upkeep: SearchUpkeep) {
    timers.addRegular({ name: 'search-upkeep', everyMs: LOOK_EVERY_MS, run: () => upkeep.look() });
  }
}
