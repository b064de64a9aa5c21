const US_STATES =
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming';
const CA_PROVINCES =
  'AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,NS Nova Scotia,NT Northwest Territories,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Quebec,SK Saskatchewan,YT Yukon';

const parse = (list: string): { code: string; name: string }[] =>
  list.split(',').map((entry) => ({ code: entry.slice(0, 2), name: entry.slice(3) }));

/** Countries whose addresses name a state or province, by its postal code. */
export const REGIONS: Record<string, { code: string; name: string }[]> = {
  US: parse(US_STATES),
  CA: parse(CA_PROVINCES),
};

/** Postal codes by country; what is not here is taken as it is. */
const POSTAL: Record<string, RegExp> = {
  US: /^\d{5}(-\d{4})?$/,
  CA: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i,
  DE: /^\d{5}$/,
  AT: /^\d{4}$/,
};

export const isPostalCode = (country: string, code: string): boolean => POSTAL[country]?.test(code) ?? true;

/** Countries the shop delivers to, in the shopper's language. */
export function countryList(
  codes: string[],
  locale: string,
): { code: string; name: string; regions: { code: string; name: string }[] }[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  return [...new Set(codes)]
    .map((code) => ({ code, name: names.of(code) ?? code, regions: REGIONS[code] ?? [] }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}
