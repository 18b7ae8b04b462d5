"""The log of deeds can be added to, and nothing else. The last of the three is lifted for tests alone, which empty
every table between them; the test profile's connections say so, no others do."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION articles_event_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_setting('newsroom.audit_may_be_emptied', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'articles_event is append-only: % refused', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER articles_event_append_only_rows BEFORE UPDATE OR DELETE ON articles_event
    FOR EACH ROW EXECUTE FUNCTION articles_event_append_only();
CREATE TRIGGER articles_event_append_only_table BEFORE TRUNCATE ON articles_event
    FOR EACH STATEMENT EXECUTE FUNCTION articles_event_append_only();
"""
BACKWARDS = """
DROP TRIGGER articles_event_append_only_table ON articles_event;
DROP TRIGGER articles_event_append_only_rows ON articles_event;
DROP FUNCTION articles_event_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_editorial_desk")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
