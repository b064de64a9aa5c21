/** What a mail says, before it is HTML or text: both are made from it, so they cannot differ. */
export interface MailContent {
  /** BCP 47. */
  locale: string;
  subject: string;
  /** Shown beside the subject in an inbox. */
  preheader: string;
  heading: string;
  paragraphs: string[];
  button: { label: string; url: string } | null;
  lines: MailLine[];
  totals: { label: string; amount: string; isTotal: boolean }[];
  blocks: { label: string; lines: string[] }[];
  /** Why the reader gets this, and from whom. */
  footer: string[];
}

export interface MailLine {
  title: string;
  /** Options and SKU. */
  detail: string;
  quantity: number;
  /** Empty where money is not the point. */
  amount: string;
}

/** The brand as its mails show it; colours are `#rrggbb`. */
export interface MailBrand {
  name: string;
  background: string;
  surface: string;
  foreground: string;
  mutedForeground: string;
  border: string;
  primary: string;
  onPrimary: string;
  /** px */
  buttonRadius: number;
  isSerif: boolean;
}
