import { z } from 'zod';
import { setting } from '../lib/setting.ts';

/** Where people report what is wrong with the security of an instance. */
export interface SecuritySettings {
  /** Addresses as URIs, the preferred one first; without any the instance has no security.txt. */
  readonly securityContact: readonly string[];
}

const CONTACTS_MAX = 5;

/** The schema of these settings. */
export const SECURITY_SCHEMA = {
  securityContact: setting(
    z
      .union([z.array(z.string()), z.string().transform((joined) => joined.split(','))])
      .transform(parseContacts)
      .default([]),
    {
      value: 'address',
      about:
        'where security problems are reported, for /.well-known/security.txt: an e-mail address or an https address; several separated by commas, the preferred one first',
      write: (contacts) => contacts.join(', '),
    },
  ),
};

function parseContacts(entries: readonly string[], context: z.RefinementCtx): readonly string[] {
  const contacts = entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
  const addresses = contacts.map(toUri);
  if (addresses.length <= CONTACTS_MAX && addresses.every((address) => address !== undefined))
    return addresses;
  context.addIssue({
    code: 'custom',
    message: `expected at most ${CONTACTS_MAX} addresses such as security@torrents.example or https://torrents.example/security`,
  });
  return z.NEVER;
}

/** RFC 9116 section 2.5.3: a URI; web addresses begin with https. */
function toUri(contact: string): string | undefined {
  if (/^[^\s:/@,]{1,64}@[^\s:/@,]{1,255}$/.test(contact)) return `mailto:${contact}`;
  const isUri = /^(?:https:\/\/|mailto:|tel:)[^\s]{1,1000}$/i.test(contact);
  return isUri ? URL.parse(contact)?.href : undefined;
}
