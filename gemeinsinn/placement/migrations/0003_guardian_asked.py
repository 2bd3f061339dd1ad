import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
        ('placement', '0002_proposal_appealed_at'),
    ]

    operations = [
        migrations.CreateModel(
            name='GuardianAsked',
            fields=[
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='guardian', serialize=False, to='placement.proposal')),
                ('asked_at', models.DateTimeField()),
                ('given_at', models.DateTimeField(blank=True, null=True)),
                ('refused_at', models.DateTimeField(blank=True, null=True)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.contact')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('given_at', None), ('refused_at', None), _connector='OR'), name='guardian_of_a_case_says_one_thing')],
            },
        ),
    ]
