import { memberAt } from '../../organisation/people.ts';
import { ServiceError } from '../wire/service-error.ts';
import type { Call, Handlers } from './handler.ts';

export const account: Handlers<typeof import('@aws-sdk/client-account')> = {
  GetAlternateContact: (input, call) => {
    const target = targetOf(call, input.AccountId);
    const { plan } = target;
    const set = input.AlternateContactType === 'SECURITY' ? plan.index !== 4 && plan.index !== 6 : plan.index === 0;
    if (!set)
      throw new ServiceError('ResourceNotFoundException', 'No contact of the inputted alternate contact type found.');
    const person = memberAt(plan.seed, input.AlternateContactType === 'SECURITY' ? 2 : 0, plan.epoch);
    return {
      AlternateContact: {
        Name: person.name,
        Title: person.title,
        EmailAddress: 'security@meridian-labs.example',
        PhoneNumber: '+49 30 5550 100',
        AlternateContactType: input.AlternateContactType,
      },
    };
  },

  GetContactInformation: () => ({
    ContactInformation: {
      FullName: 'Meridian Labs GmbH',
      AddressLine1: 'Am Speicher 4',
      City: 'Berlin',
      PostalCode: '10245',
      CountryCode: 'DE',
      PhoneNumber: '+49 30 5550 0',
      CompanyName: 'Meridian Labs GmbH',
    },
  }),

  ListRegions: (input, call) => {
    const words = {
      'opt-in-not-required': 'ENABLED_BY_DEFAULT',
      'opted-in': 'ENABLED',
      'not-opted-in': 'DISABLED',
    } as const;
    const wanted = input.RegionOptStatusContains ?? [];
    const regions = call.estate.regions.map((region) => ({
      RegionName: region.name,
      RegionOptStatus: words[region.optIn],
    }));
    return { Regions: regions.filter((region) => wanted.length === 0 || wanted.includes(region.RegionOptStatus)) };
  },
};

/** Another account's contacts are asked for by id, from the management account only. */
function targetOf(call: Call, id: string | undefined): Call['account'] {
  if (id === undefined) return call.account;
  const target = call.estate.account(id);
  if (call.account !== call.estate.management || !target) {
    throw new ServiceError(
      'AccessDeniedException',
      `User: ${call.principal.arn} is not authorized to perform: account:GetAlternateContact (Your organization must first enable trusted access)`,
      { status: 403 },
    );
  }
  return target;
}
