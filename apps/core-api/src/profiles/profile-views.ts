import type { BrandProfile, InfluencerProfile } from '@noillin/catalog';
import type { BrandDto } from './dto/brand.dto';
import type { InfluencerDto } from './dto/influencer.dto';

export const influencerView = ({ updatedAt: _, ...profile }: InfluencerProfile): InfluencerDto => profile;

export const brandView = ({ updatedAt: _, ...profile }: BrandProfile): BrandDto => profile;
