import { ApiProperty } from '@nestjs/swagger';
import {
  ADMIN_ROLES,
  BOOKING_STATUSES,
  ROLES,
  type AdminRole,
  type BookingStatus,
  type Role,
} from '@noillin/contracts';
import { USER_STATUSES, type UserStatus } from '@noillin/identity';
import { IsIn, IsOptional } from 'class-validator';
import { PageQueryDto } from '../../lists';

export class UserListQueryDto extends PageQueryDto {
  /** Only accounts of this role. */
  @IsOptional()
  @IsIn(ROLES)
  role?: Role;
}

export class AllBookingsQueryDto extends PageQueryDto {
  /** Only bookings of this status. */
  @IsOptional()
  @IsIn(BOOKING_STATUSES)
  status?: BookingStatus;
}

export class AdminRoleDto {
  /**
   * What kind of admin they are from now on.
   * @example 'finance'
   */
  @ApiProperty({ enum: ADMIN_ROLES })
  @IsIn(ADMIN_ROLES)
  adminRole!: AdminRole;
}

export class AccountDto {
  /** The user's id. */
  id!: string;
  /**
   * Address for logging in and for mail.
   * @example 'asha@example.com'
   */
  email!: string;

  /** What the person is here. */
  @ApiProperty({ enum: ROLES })
  role!: Role;

  /** The kind of admin; null for everybody else. */
  @ApiProperty({ enum: ADMIN_ROLES, nullable: true })
  adminRole!: AdminRole | null;
  /** The person's name as others see it. */
  displayName!: string;

  /** A suspended account can neither log in nor renew its tokens. */
  @ApiProperty({ enum: USER_STATUSES })
  status!: UserStatus;

  /** UTC, ISO 8601. */
  createdAt!: string;
}

export class AccountListDto {
  /** The accounts of this page. */
  items!: AccountDto[];

  /** Cursor of the next page, or null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
