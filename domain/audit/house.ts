/** The public door of the platform's audit log. */
import { archiveHouse } from './operations/archive.ts';
import { checkHouse } from './operations/check.ts';
import { getHouse, searchHouse } from './operations/search.ts';
import { verifyHouse } from './operations/verify.ts';

export const operations = {
  search: searchHouse,
  get: getHouse,
  verify: verifyHouse,
  check: checkHouse,
  archive: archiveHouse,
};
