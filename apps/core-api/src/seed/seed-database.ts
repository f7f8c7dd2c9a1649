import { Injectable } from '@nestjs/common';
import { Clock } from '@noillin/utils';
import { Passwords } from '../auth/passwords/passwords';
import { LOGINS, makeDemoData } from './demo-data';
import { DEMO_PASSWORD } from './people';
import { StoreDemoData } from './store-demo-data';

/** What became of the seed, for whoever started it. */
export interface SeedReport {
  /** False when there were accounts already: then nothing was changed. */
  seeded: boolean;
  influencers: number;
  brands: number;
  admin: number;
  logins: (Record<keyof typeof LOGINS, string> & { password: string }) | null;
}

const NOTHING_DONE: SeedReport = { seeded: false, influencers: 0, brands: 0, admin: 0, logins: null };

/** Fills an empty database with demo data. */
@Injectable()
export class SeedDatabase {
  constructor(
    private readonly store: StoreDemoData,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<SeedReport> {
    if (!(await this.store.isEmpty())) return NOTHING_DONE;
    const data = makeDemoData(await this.passwords.hash(DEMO_PASSWORD), this.clock.now());
    if (!(await this.store.execute(data))) return NOTHING_DONE;
    return {
      seeded: true,
      influencers: data.influencers.length,
      brands: data.brands.length,
      admin: data.users.filter(({ role }) => role === 'admin').length,
      logins: { ...LOGINS, password: DEMO_PASSWORD },
    };
  }
}
