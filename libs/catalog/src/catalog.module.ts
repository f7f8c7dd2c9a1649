import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { IdentityModule } from '@noillin/identity';
import { AnnounceGig } from './gigs/announce-gig';
import { AnswerInvitation } from './gigs/answer-invitation';
import { DraftGig } from './gigs/draft-gig';
import { EditGig } from './gigs/edit-gig';
import { GigSchema } from './gigs/gig.schema';
import { Gigs } from './gigs/gigs';
import { InfluencerAccounts } from './gigs/influencer-accounts';
import { MoveGig } from './gigs/move-gig';
import { BrandProfileSchema } from './profiles/brand-profile.schema';
import { BrandProfiles } from './profiles/brand-profiles';
import { EditBrandProfile } from './profiles/edit-brand-profile';
import { EditInfluencerProfile } from './profiles/edit-influencer-profile';
import { InfluencerProfileSchema } from './profiles/influencer-profile.schema';
import { InfluencerProfiles } from './profiles/influencer-profiles';
import { OpenProfile } from './profiles/open-profile';

const repositories = [BrandProfiles, Gigs, InfluencerProfiles];
const useCases = [
  AnswerInvitation,
  DraftGig,
  EditBrandProfile,
  EditGig,
  EditInfluencerProfile,
  MoveGig,
  OpenProfile,
];

/** Who is on the platform and what they offer. Needs the database, the outbox and a Clock from the application. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'BrandProfile', schema: BrandProfileSchema },
      { name: 'Gig', schema: GigSchema },
      { name: 'InfluencerProfile', schema: InfluencerProfileSchema },
    ]),
    IdentityModule,
  ],
  providers: [...repositories, AnnounceGig, InfluencerAccounts, ...useCases],
  exports: [...repositories, ...useCases, InfluencerAccounts, MongooseModule],
})
export class CatalogModule {}
