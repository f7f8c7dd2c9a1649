import type { MemberTerms, RefundTerms, Withdrawal, WithdrawalOptions } from '@noillin/booking';
import type { CancellationPreviewDto } from './dto/cancellation.dto';
import type { MemberRefundTermsDto, WithdrawalDto, WithdrawalOptionsDto } from './dto/withdrawal.dto';

/** A withdrawal as everybody in the booking sees it. */
export const withdrawalView = ({
  id,
  memberId,
  reason,
  decideBy,
  offer,
  declinedBy,
}: Withdrawal): WithdrawalDto => ({
  id,
  memberId,
  reason,
  decideBy: decideBy.toISOString(),
  offeredTo: offer?.influencerId ?? null,
  declinedBy,
});

export const memberTermsView = ({ lines: _lines, ...shown }: MemberTerms): MemberRefundTermsDto => shown;

export const previewView = ({ lines: _lines, ...shown }: RefundTerms): CancellationPreviewDto => shown;

/** What the brand can choose between. */
export const optionsView = ({
  withdrawal,
  place,
  shrink,
  obstacle,
  cancel,
}: WithdrawalOptions): WithdrawalOptionsDto => ({
  ...withdrawalView(withdrawal),
  place,
  shrink: shrink && memberTermsView(shrink),
  obstacle,
  cancel: previewView(cancel),
});
