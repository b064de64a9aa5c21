/** The public door of a brand's audit log: who did what (10 AUD-01, AUD-02). */
import { archive } from './operations/archive.ts';
import { check } from './operations/check.ts';
import { getExport, startExport, writeExport } from './operations/export.ts';
import { get, search } from './operations/search.ts';
import { verify } from './operations/verify.ts';

export const operations = { search, get, verify, startExport, getExport, writeExport, check, archive };
