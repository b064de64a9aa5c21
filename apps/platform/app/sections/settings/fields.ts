import type { ConfigKey } from '@domain/platform/config-groups.ts';
import type { FormReader } from '@ui/work/form/form-reader.ts';

/** A field of a settings group: how it is asked and how its text becomes a value. */
export interface SettingField {
  name: string;
  label: string;
  help?: string;
  kind: 'text' | 'email' | 'count' | 'yes' | 'list' | 'choice';
  options?: readonly { value: string; label: string }[];
}

export interface SettingGroup {
  title: string;
  note: string;
  fields: readonly SettingField[];
}

const PLANS = ['free', 'starter', 'growth', 'enterprise'].map((value) => ({
  value,
  label: value.charAt(0).toUpperCase() + value.slice(1),
}));

/** The groups of the installation's settings, as forms. */
export const SETTING_GROUPS: Record<ConfigKey, SettingGroup> = {
  platform: {
    title: 'Platform',
    note: 'The installation itself.',
    fields: [
      { name: 'name', label: 'Name', kind: 'text' },
      {
        name: 'supportEmail',
        label: 'Support e-mail',
        kind: 'email',
        help: 'Where people of brands write to.',
      },
      { name: 'timezone', label: 'Time zone', kind: 'text', help: 'Of the IANA list, like Europe/Berlin.' },
      { name: 'currency', label: 'Currency', kind: 'text', help: 'Three letters, like EUR.' },
      { name: 'isRegistrationOpen', label: 'People may make accounts themselves', kind: 'yes' },
    ],
  },
  defaults: {
    title: 'Defaults',
    note: 'What a new brand begins with.',
    fields: [
      { name: 'country', label: 'Country', kind: 'text', help: 'Two letters, like DE.' },
      { name: 'currency', label: 'Currency', kind: 'text', help: 'Three letters, like EUR.' },
      { name: 'timezone', label: 'Time zone', kind: 'text' },
      { name: 'locale', label: 'Language', kind: 'text', help: 'Like en or en-GB.' },
      { name: 'plan', label: 'Plan', kind: 'choice', options: PLANS },
    ],
  },
  modules: {
    title: 'Modules',
    note: 'What brands may turn on, and what a new brand has.',
    fields: [
      { name: 'available', label: 'Available', kind: 'list', help: 'Separate with commas.' },
      { name: 'enabled', label: 'On in a new brand', kind: 'list', help: 'Some of those available.' },
    ],
  },
  limits: {
    title: 'Limits',
    note: 'Bounds for everybody; a plan may set others.',
    fields: [
      { name: 'brandsPerUser', label: 'Brands a user', kind: 'count' },
      { name: 'usersPerBrand', label: 'Users a brand', kind: 'count' },
      { name: 'apiKeysPerBrand', label: 'API keys a brand', kind: 'count' },
      { name: 'requestsPerMinute', label: 'Console requests a minute', kind: 'count' },
      { name: 'sensitivePerMinute', label: 'Sensitive requests a minute', kind: 'count' },
      { name: 'signInsPerHour', label: 'Sign-ins an hour', kind: 'count' },
      { name: 'webhookCallsPerMinute', label: 'Webhook calls a minute and source', kind: 'count' },
      { name: 'uploadsPerDay', label: 'Uploads a day', kind: 'count' },
    ],
  },
  mail: {
    title: 'Mail',
    note: 'Who mails of the platform come from.',
    fields: [
      { name: 'fromName', label: 'Sender’s name', kind: 'text' },
      { name: 'fromAddress', label: 'Sender’s address', kind: 'email' },
      { name: 'replyTo', label: 'Reply to', kind: 'email' },
    ],
  },
};

/** The value a form sends. An empty address is none. */
export function readSetting(reader: FormReader, { name, kind }: SettingField): unknown {
  switch (kind) {
    case 'count':
      return reader.integer(name);
    case 'yes':
      return reader.checked(name);
    case 'list':
      return reader.list(name);
    case 'email':
      return reader.text(name).trim() || null;
    default:
      return reader.text(name).trim();
  }
}

/** The stored value as the field's text. */
export function settingText(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  return value === null || value === undefined ? '' : String(value);
}
