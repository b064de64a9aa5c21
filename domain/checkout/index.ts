import { complete, confirmPayment, paymentSettled, reconcile } from './operations/complete.ts';
import { create, get, listShippingOptions, setPayment, setShipping, update } from './operations/edit.ts';

export const operations = {
  create,
  get,
  update,
  listShippingOptions,
  setShipping,
  setPayment,
  complete,
  confirmPayment,
  reconcile,
  paymentSettled,
};
