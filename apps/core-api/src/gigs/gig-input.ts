import { policyOf, type GigChange, type GigDraft, type GroupTerms, type MemberTerms } from '@noillin/catalog';
import { DomainError } from '@noillin/contracts';
import { withoutUndefined } from '../input';
import type { CreateGigDto } from './dto/create-gig.dto';
import type { EditGigDto } from './dto/edit-gig.dto';
import type { GigTimingDto } from './dto/gig-timing.dto';
import type { MemberTermsDto } from './dto/member-terms.dto';

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

const termsOf = ({ influencerId, shareBps, required = true }: MemberTermsDto): MemberTerms => ({
  influencerId,
  shareBps,
  required,
});

/** @throws DomainError `rule_refused` for members of a single gig, or a cancellation policy that is none */
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
    bookingMode: dto.bookingMode,
    cancellationPolicy: dto.cancellationPolicy && policyOf(dto.cancellationPolicy),
    ...(type === 'group' && {
      group: { members: (dto.members ?? []).map(termsOf), quorum: dto.quorum ?? null },
    }),
  };
};

/** What of the group changes; undefined where nothing does. */
const groupChange = ({ members, quorum }: EditGigDto): Partial<GroupTerms> | undefined =>
  members === undefined && quorum === undefined
    ? undefined
    : withoutUndefined({ members: members?.map(termsOf), quorum });

/** @throws DomainError `rule_refused` for a cancellation policy that is none */
export const gigChange = (dto: EditGigDto): GigChange & { group?: Partial<GroupTerms> } => {
  const { title, description, category, price, durationMinutes, revisionsIncluded, bookingMode } = dto;
  return {
    ...withoutUndefined({ title, description, category, revisionsIncluded, bookingMode }),
    ...(price && { price: { ...price } }),
    ...(dto.cancellationPolicy && { cancellationPolicy: policyOf(dto.cancellationPolicy) }),
    timing: { ...timingOf(dto), ...withoutUndefined({ durationMinutes }) },
    limits: limitsOf(dto),
    ...withoutUndefined({ group: groupChange(dto) }),
  };
};
