import type { GigChange, GigDraft } from '@noillin/catalog';
import { DomainError } from '@noillin/contracts';
import { withoutUndefined } from '../input';
import type { CreateGigDto } from './dto/create-gig.dto';
import type { EditGigDto } from './dto/edit-gig.dto';
import type { GigTimingDto } from './dto/gig-timing.dto';

const timingOf = (dto: GigTimingDto) => {
  const { bufferBeforeMinutes, bufferAfterMinutes, minNoticeMinutes, horizonDays, slotStepMinutes } = dto;
  return withoutUndefined({
    bufferBeforeMinutes,
    bufferAfterMinutes,
    minNoticeMinutes,
    horizonDays,
    slotStepMinutes,
  });
};

const limitsOf = ({ maxBookingsPerDay, maxBookingsPerWeek }: GigTimingDto) =>
  withoutUndefined({ maxPerDay: maxBookingsPerDay, maxPerWeek: maxBookingsPerWeek });

/** @throws DomainError `rule_refused` for members of a single gig */
export const gigDraft = (dto: CreateGigDto): GigDraft => {
  const { type, title, description, category, price, durationMinutes, revisionsIncluded } = dto;
  if (type === 'single' && (dto.members?.length || dto.quorum !== undefined)) {
    throw new DomainError('rule_refused', {
      reason: 'A single gig has no members beside its owner and no quorum.',
    });
  }
  return {
    type,
    title,
    description,
    category,
    price: { ...price },
    timing: { durationMinutes, ...timingOf(dto) },
    limits: limitsOf(dto),
    revisionsIncluded,
  };
};

export const gigChange = (dto: EditGigDto): GigChange => {
  const { title, description, category, price, durationMinutes, revisionsIncluded } = dto;
  return {
    ...withoutUndefined({ title, description, category, revisionsIncluded }),
    ...(price && { price: { ...price } }),
    timing: { ...timingOf(dto), ...withoutUndefined({ durationMinutes }) },
    limits: limitsOf(dto),
  };
};
