// Pages ship no Remix in the browser; Remix wants this entry for its build. The islands are in `../islands`.
export {};
