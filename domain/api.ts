// TEMPORARY hand-written shape while the operations are being built; replaced by the type derived from the registry.
import type { z } from 'zod';
import type * as carts from './carts/views.ts';
import type * as admin from './catalog/admin-views.ts';
import type * as catalog from './catalog/views.ts';
import type * as checkout from './checkout/views.ts';
import type * as imports from './imports/views.ts';
import type { Address } from './kernel/views.ts';
import type * as orders from './orders/views.ts';

type Page<T> = {
  items: T[];
  page: { next: string | null; prev: string | null };
  total: { value: number; relation: 'eq' | 'gte' };
};
type Out<T extends z.ZodType> = z.output<T>;

export interface Api {
  catalog: {
    home(input: { locale?: string }): Promise<catalog.HomeView>;
    listProducts(input: {
      collection?: string;
      q?: string;
      sort?: catalog.ProductSort;
      cursor?: string;
      limit?: number;
      locale?: string;
      availability?: string;
      type?: string[];
      vendor?: string[];
      tag?: string[];
      priceMin?: number;
      priceMax?: number;
      /** `Colour:Green` pairs. */ option?: string[];
    }): Promise<catalog.ProductList>;
    getProduct(input: { handle: string; locale?: string }): Promise<catalog.ProductView>;
    listRelated(input: { handle: string; locale?: string }): Promise<{ items: catalog.ProductCard[] }>;
    listCollections(input: { locale?: string }): Promise<{ items: catalog.CollectionSummary[] }>;
    getCollection(input: { handle: string; locale?: string }): Promise<catalog.CollectionSummary>;
    suggest(input: {
      q: string;
      locale?: string;
    }): Promise<{ products: catalog.ProductCard[]; collections: { handle: string; title: string }[] }>;
    // admin
    adminListProducts(input: {
      q?: string;
      status?: string;
      sort?: string;
      cursor?: string;
      limit?: number;
      stock?: 'out' | 'low';
    }): Promise<Page<Out<typeof admin.AdminProductRow>>>;
    adminGetProduct(input: { productId: string }): Promise<Out<typeof admin.AdminProduct>>;
    createProduct(input: { title: string }): Promise<Out<typeof admin.AdminProduct>>;
    updateProduct(input: {
      productId: string;
      version: number;
      title?: string;
      handle?: string;
      descriptionHtml?: string;
      vendor?: string;
      productType?: string;
      tags?: string[];
      status?: 'draft' | 'active' | 'archived';
      seoTitle?: string;
      seoDescription?: string;
    }): Promise<Out<typeof admin.AdminProduct>>;
    updateVariants(input: {
      productId: string;
      version: number;
      variants: {
        id: string;
        sku?: string | null;
        barcode?: string | null;
        priceMinor?: number;
        compareAtMinor?: number | null;
        costMinor?: number | null;
        weightGrams?: number;
        inventoryPolicy?: 'deny' | 'continue';
      }[];
    }): Promise<Out<typeof admin.AdminProduct>>;
    addVariant(input: {
      productId: string;
      version: number;
      options: Record<string, string>;
      priceMinor: number;
      sku?: string;
    }): Promise<Out<typeof admin.AdminProduct>>;
    uploadMedia(input: {
      productId: string;
      fileName: string;
      contentType: string;
      dataBase64: string;
      alt: string;
    }): Promise<Out<typeof admin.AdminProduct>>;
    updateMedia(input: {
      productId: string;
      mediaId: string;
      alt?: string;
      position?: number;
    }): Promise<Out<typeof admin.AdminProduct>>;
    deleteMedia(input: { productId: string; mediaId: string }): Promise<Out<typeof admin.AdminProduct>>;
  };
  inventory: {
    adjust(input: {
      variantId: string;
      delta: number;
      reason: 'received' | 'counted' | 'damaged' | 'correction' | 'returned';
      note?: string;
    }): Promise<{ onHand: number; committed: number; reserved: number; available: number }>;
  };
  carts: {
    /** The visitor's cart by cookie; null when there is none yet. */
    current(input: { locale?: string }): Promise<carts.CartView | null>;
    addLine(input: { variantId: string; quantity?: number; locale?: string }): Promise<carts.CartView>;
    updateLine(input: { lineId: string; quantity: number; locale?: string }): Promise<carts.CartView>;
    removeLine(input: { lineId: string; locale?: string }): Promise<carts.CartView>;
  };
  checkout: {
    create(input: { locale?: string }): Promise<checkout.CheckoutView>;
    get(input: { token: string; locale?: string }): Promise<checkout.CheckoutView>;
    update(input: {
      token: string;
      email?: string;
      phone?: string;
      shippingAddress?: Address;
      billingAddress?: Address | null;
      locale?: string;
    }): Promise<checkout.CheckoutView>;
    listShippingOptions(input: {
      token: string;
      locale?: string;
    }): Promise<{ items: checkout.ShippingOptionView[] }>;
    setShipping(input: { token: string; optionId: string; locale?: string }): Promise<checkout.CheckoutView>;
    setPayment(input: {
      token: string;
      gateway: string;
      paymentToken: string;
      locale?: string;
    }): Promise<checkout.CheckoutView>;
    complete(input: { token: string; calcHash?: string }): Promise<checkout.CompletionView>;
    /** The shopper's answer to action_required at the test gateway. */
    confirmPayment(input: {
      token: string;
      outcome: 'approve' | 'decline';
    }): Promise<checkout.CompletionView>;
  };
  orders: {
    getStatus(input: { token: string; locale?: string }): Promise<checkout.OrderStatusView>;
    list(input: {
      q?: string;
      sort?: string;
      cursor?: string;
      limit?: number;
      status?: string[];
      financialStatus?: string[];
      fulfillmentStatus?: string[];
      placedFrom?: string;
      placedTo?: string;
    }): Promise<Page<orders.OrderRow>>;
    get(input: { orderId: string }): Promise<orders.OrderDetail>;
    addNote(input: { orderId: string; text: string }): Promise<orders.OrderDetail>;
    fulfil(input: {
      orderId: string;
      lines: { lineId: string; quantity: number }[];
      carrier?: string;
      trackingNumber?: string;
      trackingUrl?: string;
      notifyCustomer?: boolean;
    }): Promise<orders.OrderDetail>;
    previewRefund(
      input: { orderId: string } & z.input<typeof orders.RefundInput>,
    ): Promise<Out<typeof orders.RefundPreview>>;
    refund(input: { orderId: string } & z.input<typeof orders.RefundInput>): Promise<orders.OrderDetail>;
  };
  customers: {
    list(input: {
      q?: string;
      sort?: string;
      cursor?: string;
      limit?: number;
      country?: string;
    }): Promise<Page<orders.CustomerRow>>;
    get(input: { customerId: string }): Promise<orders.CustomerDetail>;
    updateNote(input: { customerId: string; note: string; tags?: string[] }): Promise<orders.CustomerDetail>;
  };
  analytics: { dashboard(input: Record<string, never>): Promise<orders.DashboardView> };
  imports: {
    /** Upload and dry run. */
    check(input: { fileName: string; csv: string }): Promise<imports.ImportRunView>;
    get(input: { importId: string }): Promise<imports.ImportRunView>;
    list(input: { cursor?: string; limit?: number }): Promise<Page<Out<typeof imports.ImportRunRow>>>;
    start(input: { importId: string }): Promise<imports.ImportRunView>;
    cancel(input: { importId: string }): Promise<imports.ImportRunView>;
  };
}
