import { z } from 'zod';
import { email, line, paragraph, section } from '../fields.ts';
import { settingsGroup } from '../group.ts';

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** Who sells, where from, and how to be reached. Name, country and time zone are the brand's own row. */
export const general = settingsGroup({
  key: 'general',
  title: 'General',
  summary: 'Name, place, time zone, contact and legal details',
  schema: z.strictObject({
    identity: section('Brand', {
      name: z.string().trim().min(1, 'Enter a name').max(120).optional().meta({
        title: 'Name',
        description: 'As shoppers see it in the header, in mails and in page titles.',
      }),
      legalName: z
        .string()
        .trim()
        .min(1, 'Enter the legal name')
        .max(200)
        .optional()
        .meta({ title: 'Legal name', description: 'The company that sells, as on invoices.' }),
    }),
    place: section('Place', {
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'Enter a country code such as DE')
        .optional()
        .meta({ title: 'Country', widget: 'country' }),
      timezone: z
        .string()
        .refine(isTimeZone, 'This is not a time zone such as Europe/Berlin')
        .optional()
        .meta({ title: 'Time zone', widget: 'timezone', description: 'Days in reports begin here.' }),
    }),
    contact: section('Contact', {
      email: email('E-mail', 'Shown on the contact page and in the footer.'),
      phone: line('Telephone', 40),
      address: paragraph('Postal address', 400),
      hours: line('Hours', 120, 'When somebody answers, e.g. Mon–Fri 9–17.'),
    }),
    legal: section('Legal', {
      representative: line('Represented by', 160),
      register: line('Register entry', 160, 'Court and number, where the law asks for it.'),
      taxId: line('Tax number', 60),
    }),
  }),
  defaults: (tenant) => ({
    identity: { name: tenant.name, legalName: tenant.legalName },
    place: { country: tenant.country, timezone: tenant.timezone },
    contact: { email: '', phone: '', address: '', hours: '' },
    legal: { representative: '', register: '', taxId: '' },
  }),
  consumers: ['Shop name everywhere', 'Contact page and footer', 'Imprint', 'Days in reports'],
});
