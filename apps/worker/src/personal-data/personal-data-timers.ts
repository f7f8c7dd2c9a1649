import { Injectable } from '@nestjs/common';
import { EraseAccount, GatherExport } from '@noillin/personal-data';
import { Timers } from '../timers';

/** What people may have done with what we hold about them. One at a time of each: they read and write a lot, and nobody waits. */
@Injectable()
export class PersonalDataTimers {
  constructor(timers: Timers, gathering: GatherExport, erasing: EraseAccount) {
    timers.add({ name: 'gather-data-export', everyMs: 1_000, work: gathering, atOnce: 1 });
    timers.add({ name: 'erase-account', everyMs: 5_000, work: erasing, atOnce: 1 });
  }
}
