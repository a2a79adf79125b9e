def test_adhoc(show, targets):
    from cms.blocks.tests.stories import full_story
    print(show(full_story(targets)[3:4]+full_story(targets)[-8:]))
    assert 0
