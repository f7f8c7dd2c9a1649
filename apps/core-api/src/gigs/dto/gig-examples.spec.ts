import { requireSoundGroup } from '@noillin/catalog';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { gigChange, gigDraft } from '../gig-input';
import { CreateGigDto } from './create-gig.dto';
import { EditGigDto } from './edit-gig.dto';
import { CREATE_GIG_EXAMPLES, EDIT_GIG_EXAMPLES } from './gig-examples';

const CHECKS = { whitelist: true, forbidNonWhitelisted: true };

describe('the examples of gigs in the documentation', () => {
  it.each(Object.entries(CREATE_GIG_EXAMPLES))('can be created: %s', (_name, { value }) => {
    const body = plainToInstance(CreateGigDto, value);
    expect(validateSync(body, CHECKS)).toEqual([]);
    const { group } = gigDraft(body);
    if (group) requireSoundGroup(group.members[0]?.influencerId ?? '', group);
  });

  it.each(Object.entries(EDIT_GIG_EXAMPLES))('can be changed to: %s', (_name, { value }) => {
    const body = plainToInstance(EditGigDto, value);
    expect(validateSync(body, CHECKS)).toEqual([]);
    const { members, quorum } = gigChange(body).group ?? {};
    if (members) requireSoundGroup(members[0]?.influencerId ?? '', { members, quorum: quorum ?? null });
  });
});
