import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { seedProduct } from '../../../../tests/support/catalog-fixture.ts';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/test-database.ts';
import { type TestHouse, testHouse, without } from '../../../../tests/support/test-house.ts';
import { toExternalId } from '../../../kernel/ids.ts';
import { adminOperations as ops } from '../../admin-operations.ts';

let db: TestDatabase;
let house: TestHouse;
let picture: string;
beforeAll(async () => {
  db = await openTestDatabase();
  const image = sharp({ create: { width: 30, height: 20, channels: 3, background: '#23523e' } });
  picture = (await image.png().toBuffer()).toString('base64');
}, 60_000);
afterAll(() => db.close());
beforeEach(() => {
  house = testHouse(db);
});

const upload = async (productId: string, alt: string) =>
  house.call(db.alpha, ops.uploadMedia, {
    productId,
    fileName: 'mug.jpg',
    contentType: 'image/jpeg',
    dataBase64: picture,
    alt,
  });

it('stores, describes, moves and removes pictures', async () => {
  const seeded = await seedProduct(db, db.alpha);
  const productId = toExternalId('product', seeded.productId);
  await upload(productId, 'front');
  await upload(productId, 'back');
  const { media } = await upload(productId, 'side');
  expect(media.map((image) => image.alt)).toEqual(['front', 'back', 'side']);
  expect(media[0]).toMatchObject({ width: 30, height: 20, widths: [], isPending: false });
  const key = media[0]?.key ?? '';
  expect(key).toMatch(/^01930000-0000-7000-8000-00000000000a\/products\/[0-9a-f-]{36}\.png$/);
  expect(house.record.files.get(key)?.contentType).toBe('image/png');
  expect(house.record.bumps.length).toBe(3);

  const mediaId = media[2]?.id ?? '';
  const moved = await house.call(db.alpha, ops.updateMedia, {
    productId,
    mediaId,
    position: 0,
    alt: 'left side',
  });
  expect(moved.media.map((image) => image.alt)).toEqual(['left side', 'front', 'back']);
  const last = await house.call(db.alpha, ops.updateMedia, { productId, mediaId, position: 99 });
  expect(last.media.map((image) => image.alt)).toEqual(['front', 'back', 'left side']);

  const left = await house.call(db.alpha, ops.deleteMedia, { productId, mediaId });
  await house.settle();
  expect(left.media.map((image) => image.alt)).toEqual(['front', 'back']);
  expect(house.record.files.size).toBe(2);
  expect(await house.problem(db.alpha, ops.deleteMedia, { productId, mediaId })).toMatchObject({
    status: 404,
  });
});

it('refuses what is no picture, whatever it says it is', async () => {
  const seeded = await seedProduct(db, db.alpha);
  const file = {
    productId: toExternalId('product', seeded.productId),
    fileName: 'x.png',
    contentType: 'image/png',
    alt: '',
  };
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>').toString('base64');
  for (const dataBase64 of [svg, 'not base64!', 'AAAA']) {
    expect(await house.problem(db.alpha, ops.uploadMedia, { ...file, dataBase64 })).toMatchObject({
      status: 422,
      code: 'unsupported_image',
    });
  }
  const dataBase64 = 'A'.repeat(28_000_000);
  expect(await house.problem(db.alpha, ops.uploadMedia, { ...file, dataBase64 })).toMatchObject({
    status: 413,
  });
  expect(house.record.files.size).toBe(0);
});

it('keeps tenants and permissions apart', async () => {
  const seeded = await seedProduct(db, db.alpha);
  const productId = toExternalId('product', seeded.productId);
  const { media } = await upload(productId, 'front');
  const mediaId = media[0]?.id ?? '';
  const file = { productId, fileName: 'x.png', contentType: 'image/png', alt: '', dataBase64: picture };
  expect(await house.problem(db.beta, ops.uploadMedia, file)).toMatchObject({ status: 404 });
  expect(await house.problem(db.beta, ops.deleteMedia, { productId, mediaId })).toMatchObject({
    status: 404,
  });
  expect(await house.problem(db.beta, ops.updateMedia, { productId, mediaId, alt: 'x' })).toMatchObject({
    status: 404,
  });
  const viewer = without('products.edit');
  expect(await house.problem(db.alpha, ops.uploadMedia, file, viewer)).toMatchObject({ status: 403 });
  expect(await house.problem(db.alpha, ops.deleteMedia, { productId, mediaId }, viewer)).toMatchObject({
    status: 403,
  });
});
