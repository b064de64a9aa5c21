import { Layout } from './layout.tsx';

/** A page that only says something. */
export function MessagePage({ title, text }: { title: string; text: string }) {
  return (
    <Layout title={title}>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a href="/">To the shop</a>
      </p>
    </Layout>
  );
}
