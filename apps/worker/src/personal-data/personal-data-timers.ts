import { Injectable } from '@nestjs/common';
import { GatherExport } from '@noillin/personal-data';
import { Timers } from '../timers';

/** What people may have done with what we hold about them. One export at a time: they read a lot, and nobody waits. */
@Injectable()
export class PersonalDataTimers {
  constructor(timers: Timers, gathering: GatherExport) {
    timers.add({ name: 'gather-data-export', everyMs: 1_000, work: gathering, atOnce: 1 });
  }
}
