import { DomainError } from '@noillin/contracts';
import { requireSoundTiming, withTimingDefaults } from './gig-timing';

describe('timing of a gig', () => {
  it('has starts one duration apart unless told otherwise', () => {
    expect(withTimingDefaults({ durationMinutes: 45 }).slotStepMinutes).toBe(45);
    expect(withTimingDefaults({ durationMinutes: 45, slotStepMinutes: 15 }).slotStepMinutes).toBe(15);
  });

  it('has a start at least every day, however long the gig takes', () => {
    expect(requireSoundTiming(withTimingDefaults({ durationMinutes: 3 * 1440 })).slotStepMinutes).toBe(1440);
  });

  it('names the fields that are out of bounds', () => {
    const timing = { ...withTimingDefaults({ durationMinutes: 60 }), horizonDays: -1, slotStepMinutes: 0 };
    const refuse = () => requireSoundTiming(timing);
    expect(refuse).toThrow(DomainError);
    try {
      refuse();
    } catch (error) {
      const fields = (error as DomainError).fields?.map(({ field }) => field);
      expect(fields).toEqual(['horizonDays', 'slotStepMinutes']);
    }
  });
});
