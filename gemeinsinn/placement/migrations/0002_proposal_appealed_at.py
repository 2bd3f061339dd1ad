from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("placement", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="appealed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
