import type { StaticPages } from './static-pages.ts';

export const pagesEn: StaticPages = {
  shipping: () => ({
    title: 'Shipping',
    lead: 'What delivery costs and how long it takes is shown at checkout for your address, before you pay.',
    sections: [
      {
        heading: 'Where we deliver',
        text: ['The countries we deliver to are listed at checkout, in the field “Country”.'],
      },
      {
        heading: 'Costs and dates',
        text: [
          'After you have entered the address you see every shipping method with its price and the dates on which the parcel should arrive. Nothing is added later.',
        ],
      },
      {
        heading: 'This is a demonstration',
        text: [
          'No parcel leaves the house. Orders are recorded, shown and can be followed, but nothing is sent.',
        ],
      },
    ],
  }),
  returns: () => ({
    title: 'Returns',
    lead: 'You have at least 14 days from receiving something to send it back, without giving a reason. Where this shop promises longer, the longer time holds.',
    sections: [
      {
        heading: 'How it works',
        text: [
          'Write to us with your order number. We answer with the address to send to, and refund the price and the standard delivery cost within 14 days of hearing from you, once the goods or the proof of posting are here.',
        ],
      },
      {
        heading: 'What cannot come back',
        text: ['Sealed food that has been opened, and things made to your own measure.'],
      },
      {
        heading: 'This is a demonstration',
        text: ['Nothing was sent, so nothing needs to come back. Refunds in this shop move no money.'],
      },
    ],
  }),
  contact: ({ name }) => ({
    title: 'Contact',
    lead: `${name || 'This shop'} is a demonstration and has no service desk.`,
    sections: [
      {
        heading: 'About an order',
        text: [
          'The link in your confirmation shows how far your order is. Keep it: it opens without an account.',
        ],
      },
      {
        heading: 'About this shop',
        text: [
          'It is run by whoever started this copy of the software. They can add an address, a telephone number and opening hours here.',
        ],
      },
    ],
  }),
  imprint: ({ name }) => ({
    title: 'Imprint',
    lead: `${name || 'This shop'} is a demonstration brand. It is no company and sells nothing.`,
    sections: [
      {
        heading: 'Responsible',
        text: [
          'Whoever runs this copy of the software. A real shop states its name, legal form, address, email, telephone, register entry and VAT number here.',
        ],
      },
      {
        heading: 'Pictures and words',
        text: [
          'Products, names, texts and pictures were made for this demonstration. Any likeness to a real brand is chance.',
        ],
      },
    ],
  }),
  terms: ({ isEu }) => ({
    title: 'Terms',
    lead: 'The rules of this demonstration shop, in short.',
    sections: [
      {
        heading: 'No contract of sale',
        text: [
          'Orders here are made for trying the software. No contract comes about, nothing is delivered and nothing is owed.',
        ],
      },
      {
        heading: 'Prices',
        text: [
          isEu
            ? 'Prices include VAT. Delivery is added at checkout and shown before you order.'
            : 'Prices are without sales tax. Tax and delivery are added at checkout and shown before you order.',
        ],
      },
      {
        heading: 'Payment',
        text: [
          'Only test payments are accepted. Never enter the data of a real card: there is no field for it.',
        ],
      },
    ],
  }),
  privacy: ({ name }) => ({
    title: 'Privacy',
    lead: `What ${name || 'this shop'} stores about you, and why.`,
    sections: [
      {
        heading: 'While you look around',
        text: [
          'Pages are the same for everyone. There is no tracking, no advertising and nothing is loaded from other companies.',
        ],
      },
      {
        heading: 'When you fill a cart',
        text: [
          'One cookie remembers which cart is yours. It is needed for the cart to work, holds a random number and nothing about you, and lapses after 30 days without a change.',
        ],
      },
      {
        heading: 'When you order',
        text: [
          'Email, address and order are stored in the database of this demonstration to show them to you and in the shop’s administration. Please use made-up data.',
        ],
      },
      {
        heading: 'Your rights',
        text: [
          'You may ask whoever runs this copy what is stored about you, and have it corrected or erased.',
        ],
      },
    ],
  }),
  accessibility: ({ name }) => ({
    title: 'Accessibility',
    lead: `${name || 'This shop'} is meant to be used by everybody.`,
    sections: [
      {
        heading: 'What we aim for',
        text: [
          'WCAG 2.2 at level AA, as EN 301 549 asks: everything works with the keyboard, is named for screen readers, can be enlarged to 400 %, follows your settings for dark colours, contrast and motion, and works without scripts.',
        ],
      },
      {
        heading: 'How we check',
        text: [
          'Automated tests run on every page for every change, and a purchase is made by keyboard alone.',
        ],
      },
      {
        heading: 'If something stands in your way',
        text: ['Tell whoever runs this copy of the shop. What keeps you from buying is treated as a fault.'],
      },
    ],
  }),
};
