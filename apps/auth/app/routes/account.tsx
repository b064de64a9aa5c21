import type { LoaderFunctionArgs } from '@remix-run/cloudflare';
import { Form, useLoaderData } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { signedIn } from '../server/context.ts';
import { Frame, Panel } from '../shell/frame.tsx';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { api } = signedIn(context, request);
  return api.accounts.getAccount({});
}

export default function Account() {
  const { name, email } = useLoaderData<typeof loader>();
  return (
    <Frame title={name} note={email} mark={name}>
      <Panel>
        <Form method="post" action="/sign-out">
          <Button type="submit">Sign out</Button>
        </Form>
      </Panel>
    </Frame>
  );
}
