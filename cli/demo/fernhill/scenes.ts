export const aspect = { width: 1200, height: 1500 };
export const scenes: Record<string, () => string> = {
  a: () => '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1500" viewBox="0 0 1200 1500"><defs><filter id="n" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency="0.6" numOctaves="3"/></filter></defs><rect width="1200" height="1500" fill="#eee"/><rect width="1200" height="1500" filter="url(#n)" opacity=".06"/></svg>',
};
