/** The public door of a brand's settings. */
import { aiUsage } from './operations/ai-usage.ts';
import { discardDraft, saveDraft } from './operations/edit-draft.ts';
import { diffGroup, getGroup } from './operations/get-group.ts';
import { listGroups } from './operations/list-groups.ts';
import { listModules, setModule } from './operations/modules.ts';
import { previewGroup } from './operations/preview-group.ts';
import { getVersion, listVersions, publishGroup, revertGroup } from './operations/publish-group.ts';
import { exportGroup, importGroup } from './operations/transfer-group.ts';
import { uploadBrandImage } from './operations/upload-brand-image.ts';

export const operations = {
  listGroups,
  getGroup,
  diffGroup,
  saveDraft,
  discardDraft,
  publishGroup,
  revertGroup,
  listVersions,
  getVersion,
  previewGroup,
  exportGroup,
  importGroup,
  uploadBrandImage,
  aiUsage,
  listModules,
  setModule,
};
