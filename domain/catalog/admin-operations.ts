import { addVariant } from './operations/admin/add-variant.ts';
import { adminGetProduct } from './operations/admin/admin-get-product.ts';
import { adminListProducts } from './operations/admin/admin-list-products.ts';
import { createProduct } from './operations/admin/create-product.ts';
import { deleteMedia } from './operations/admin/delete-media.ts';
import { updateMedia } from './operations/admin/update-media.ts';
import { updateProduct } from './operations/admin/update-product.ts';
import { updateVariants } from './operations/admin/update-variants.ts';
import { uploadMedia } from './operations/admin/upload-media.ts';

/** What the brand's team does with products. */
export const adminOperations = {
  adminListProducts,
  adminGetProduct,
  createProduct,
  updateProduct,
  updateVariants,
  addVariant,
  uploadMedia,
  updateMedia,
  deleteMedia,
};
